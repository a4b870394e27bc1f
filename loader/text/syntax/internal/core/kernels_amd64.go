package core

import "golang.org/x/sys/cpu"

// hasVectors tells whether the processor has the instructions that the functions below are made of (AVX2). None of them looks
// whether its arguments fit each other: their callers do.
func hasVectors() bool { return cpu.X86.HasAVX2 }

// addCells adds to each lane the numbers of all rows in its column, each times the step of its row. Lanes are a multiple of vectorLanes;
// a row has at least as many numbers.
//
//go:noescape
func addCells(lanes []int16, rows []*byte, steps []int16)

// addLanes adds x to y, lane by lane. Both are of one length, a multiple of vectorLanes.
//
//go:noescape
func addLanes(y, x []int16)

// addPairs sets out to sums of products. The weights stand in rows, one for each two acts, of two numbers for each output. Outputs are a
// multiple of pairLanes, and acts of two.
func addPairs(out []int32, weights, acts []int16) {
	if len(out)%widePairLanes == 0 && hasWidePairs() {
		addPairs512(out, weights, acts)
	} else {
		addPairs256(out, weights, acts)
	}
}

// widePairLanes is the number of outputs that addPairs512 works on at once.
const widePairLanes = 128

// hasWidePairs tells whether the processor has the instructions of addPairs512 (AVX-512 VNNI).
func hasWidePairs() bool { return cpu.X86.HasAVX512VNNI }

//go:noescape
func addPairs256(out []int32, weights, acts []int16)

// addPairs512 is addPairs for a multiple of widePairLanes of outputs.
//
//go:noescape
func addPairs512(out []int32, weights, acts []int16)

// widenActs copies acts. They are a multiple of vectorLanes.
//
//go:noescape
func widenActs(wide []int16, acts []int8)

// rectifyLanes sets each act to the positive part of its lane times factor/65536, at most actLimit. Both are of one length, a multiple of vectorLanes.
//
//go:noescape
func rectifyLanes(acts []int8, lanes []int16, factor uint16)

// advanceLanes moves each running average on towards its value, by as much of the difference as its gate says, in 1/32768, and sets its act to
// 1/256 of it, within actLimit. All are of one length, a multiple of vectorLanes.
//
//go:noescape
func advanceLanes(acts []int8, run []int32, gates, values []int16)
