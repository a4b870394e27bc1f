//go:build !amd64

package core

// No vector instructions are used on this architecture, so that the functions are never called.

func hasVectors() bool { return false }

func addCells([]int16, []*byte, []int16) { panic("core: no vector instructions") }

func addLanes(_, _ []int16) { panic("core: no vector instructions") }

func addPairs([]int32, []int16, []int16) { panic("core: no vector instructions") }

func widenActs([]int16, []int8) { panic("core: no vector instructions") }

func rectifyLanes([]int8, []int16, uint16) { panic("core: no vector instructions") }

func advanceLanes([]int8, []int32, []int16, []int16) { panic("core: no vector instructions") }
