package core

// The moves of the arc-hybrid transition system.
const (
	Shift    = iota // the first word of the buffer goes onto the stack
	LeftArc         // the top of the stack becomes a dependent of the first word of the buffer
	RightArc        // the top of the stack becomes a dependent of the word below it
	MoveCount
)

// None stands for a word that is not there.
const None = int32(-1)

// State is a configuration of the arc-hybrid system over the words 1 to N; 0 is the root, which
// lies at the bottom of the stack.
type State struct {
	N       int32
	Stack   []int32
	Next    int32   // first word of the buffer; N+1 when it is empty
	Head    []int32 // None while it is not known
	Label   []int32
	Left    []int32 // leftmost dependent so far
	Right   []int32 // rightmost dependent so far
	Left2   []int32 // second leftmost
	Right2  []int32
	LeftN   []int32
	RightN  []int32
	backing []int32
}

// Reset starts a sentence of n words.
func (s *State) Reset(n int) {
	size := n + 1
	if cap(s.backing) < 9*size {
		s.backing = make([]int32, 9*size+9*size/4)
	}
	b := s.backing[:9*size]
	part := func() (p []int32) { p, b = b[:size:size], b[size:]; return p }
	s.Stack = part()[:1]
	s.Stack[0] = 0
	s.Head, s.Label = part(), part()
	s.Left, s.Right, s.Left2, s.Right2 = part(), part(), part(), part()
	s.LeftN, s.RightN = part(), part()
	for i := range size {
		s.Head[i], s.Label[i] = None, None
		s.Left[i], s.Right[i], s.Left2[i], s.Right2[i] = None, None, None, None
		s.LeftN[i], s.RightN[i] = 0, 0
	}
	s.N, s.Next = int32(n), 1
}

// Done tells whether every word has its head.
func (s *State) Done() bool { return s.Next > s.N && len(s.Stack) == 1 }

// Legal tells whether the move may be done. Exactly one word becomes a dependent of the root, since
// that arc must wait for the buffer to be empty.
func (s *State) Legal(move int) bool {
	switch move {
	case Shift:
		return s.Next <= s.N
	case LeftArc:
		return s.Next <= s.N && len(s.Stack) > 1
	default:
		return len(s.Stack) > 2 || len(s.Stack) == 2 && s.Next > s.N
	}
}

// Do makes a legal move; the label is that of the arc.
func (s *State) Do(move int, label int32) {
	if move == Shift {
		s.Stack = append(s.Stack, s.Next)
		s.Next++
		return
	}
	top := s.Stack[len(s.Stack)-1]
	s.Stack = s.Stack[:len(s.Stack)-1]
	head := s.Next
	if move == RightArc {
		head = s.Stack[len(s.Stack)-1]
	}
	s.Head[top], s.Label[top] = head, label
	if move == LeftArc {
		s.Left2[head], s.Left[head] = s.Left[head], top
		s.LeftN[head]++
	} else {
		s.Right2[head], s.Right[head] = s.Right[head], top
		s.RightN[head]++
	}
}

// Top returns the k-th word of the stack from its top, None below the root.
func (s *State) Top(k int) int32 {
	if k >= len(s.Stack) {
		return None
	}
	return s.Stack[len(s.Stack)-1-k]
}

// Ahead returns the k-th word of the buffer, None beyond its end.
func (s *State) Ahead(k int) int32 {
	if s.Next+int32(k) > s.N {
		return None
	}
	return s.Next + int32(k)
}
