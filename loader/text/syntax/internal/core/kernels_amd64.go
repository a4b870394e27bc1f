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

// addPairs sets out to sums of products. The weights stand in rows, one for each two inputs, of two numbers for each output; at are rows, by the
// two inputs' factors for each of them, the first in the lower half. Outputs are a multiple of pairLanes.
//
//go:noescape
func addPairs(out []int32, weights []int16, at []int32, by []uint32)

// rectifyLanes sets each act to the positive part of its lane times factor/65536, at most actLimit. Both are of one length, a multiple of vectorLanes.
//
//go:noescape
func rectifyLanes(acts []int8, lanes []int16, factor uint16)

// advanceLanes moves each running average on towards its value, by as much of the difference as its gate says, in 1/32768, and sets its act to
// 1/256 of it, within actLimit. All are of one length, a multiple of vectorLanes.
//
//go:noescape
func advanceLanes(acts []int8, run []int32, gates, values []int16)
