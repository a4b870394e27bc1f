package core

// The words of a state whose vectors feed the parser through matrices.
const (
	PlaceS0 = iota
	PlaceS1
	PlaceB0
	PlaceCount
)

// StateRows is the number of rows of the table of the hashed features of a state.
const StateRows = 1 << 15

// Places returns the words whose vectors the network reads in the state.
func (s *State) Places() [PlaceCount]int32 {
	return [PlaceCount]int32{PlaceS0: s.Top(0), PlaceS1: s.Top(1), PlaceB0: s.Ahead(0)}
}

type stateView struct {
	s   *State
	f   Features
	out []uint32
	n   uint32
}

func (v *stateView) word(i int32, kind int) uint32 {
	if i <= 0 {
		return uint32(-i) << 24 // outside and the root differ from each other and from all words
	}
	return uint32(v.f[int(i-1)*FeatKinds+kind]) + 1
}

func (v *stateView) label(i int32) uint32 {
	if i <= 0 {
		return 0
	}
	return uint32(v.s.Label[i]) + 1
}

func (v *stateView) add(a, b, c uint32) {
	v.n++
	h := uint64(v.n)*0x9e3779b97f4a7c15 ^ (uint64(a)*0xbf58476d1ce4e5b9 + uint64(b)*0x94d049bb133111eb + uint64(c)*0xd6e8feb86659fd93)
	h ^= h >> 31
	h *= 0xff51afd7ed558ccd
	v.out = append(v.out, uint32(h>>(64-15)))
}

func dependent(list []int32, i int32) int32 {
	if i == None {
		return None
	}
	return list[i]
}

func count(list []int32, i int32) uint32 {
	if i == None {
		return 9
	}
	return uint32(min(list[i], 5))
}

func distance(a, b int32) uint32 {
	if a <= 0 || b <= 0 {
		return 0
	}
	switch d := b - a; {
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	default:
		return 7
	}
}

// StateFeatures appends to out the rows of the table of hashed features that hold in the state.
func StateFeatures(s *State, f Features, out []uint32) []uint32 {
	v := stateView{s: s, f: f, out: out}
	s0, s1, s2 := s.Top(0), s.Top(1), s.Top(2)
	b0, b1, b2 := s.Ahead(0), s.Ahead(1), s.Ahead(2)
	s0t, s1t, s2t := v.word(s0, FeatTag), v.word(s1, FeatTag), v.word(s2, FeatTag)
	b0t, b1t, b2t := v.word(b0, FeatTag), v.word(b1, FeatTag), v.word(b2, FeatTag)
	s0u, s1u, s2u := v.word(s0, FeatUPOS), v.word(s1, FeatUPOS), v.word(s2, FeatUPOS)
	b0u, b1u := v.word(b0, FeatUPOS), v.word(b1, FeatUPOS)
	s0w, s1w, b0w, b1w := v.word(s0, FeatWord), v.word(s1, FeatWord), v.word(b0, FeatWord), v.word(b1, FeatWord)
	s0l, s0r := dependent(s.Left, s0), dependent(s.Right, s0)
	s1l, s1r := dependent(s.Left, s1), dependent(s.Right, s1)
	b0l := dependent(s.Left, b0)
	// single words, beside those whose vectors the network reads
	v.add(s2t, 0, 0)
	v.add(b1t, b2t, 0)
	v.add(b1w, 0, 0)
	// dependents
	v.add(v.label(s0l), v.word(s0l, FeatTag), 0)
	v.add(v.label(s0r), v.word(s0r, FeatTag), 0)
	v.add(v.label(s1l), v.word(s1l, FeatTag), 0)
	v.add(v.label(s1r), v.word(s1r, FeatTag), 0)
	v.add(v.label(b0l), v.word(b0l, FeatTag), 0)
	v.add(v.label(dependent(s.Left2, s0)), v.label(dependent(s.Right2, s0)), 0)
	v.add(v.label(dependent(s.Left2, s1)), v.label(dependent(s.Right2, s1)), 0)
	v.add(v.word(s0r, FeatWord), s0u, 0)
	v.add(v.word(s1r, FeatWord), s1u, 0)
	v.add(v.word(s0l, FeatWord), s0u, 0)
	// how many dependents, how far
	v.add(s0u, count(s.LeftN, s0), count(s.RightN, s0))
	v.add(s1u, count(s.LeftN, s1), count(s.RightN, s1))
	v.add(b0u, count(s.LeftN, b0), 0)
	v.add(distance(s0, b0), s0u, b0u)
	v.add(distance(s1, s0), s1u, s0u)
	// pairs
	v.add(s0t, b0t, 0)
	v.add(s1t, s0t, 0)
	v.add(s1t, b0t, 0)
	v.add(s0w, b0t, 0)
	v.add(s0t, b0w, 0)
	v.add(s1w, s0t, 0)
	v.add(s1t, s0w, 0)
	v.add(s0w, b0w, 0)
	v.add(s1w, s0w, 0)
	// threes
	v.add(s1u, s0u, b0u)
	v.add(s2u, s1u, s0u)
	v.add(s0u, b0u, b1u)
	v.add(s0u, v.label(s0r), b0u)
	v.add(s1u, v.label(s1r), s0u)
	v.add(s1u, s0u, v.label(s0l))
	v.add(s0u, b0u, v.label(b0l))
	v.add(s1u, s0u, v.label(s0r))
	return v.out
}
