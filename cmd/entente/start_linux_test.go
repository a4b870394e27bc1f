package main_test

import (
	"os/exec"
	"syscall"
	"testing"
)

// peakMemory returns how many megabytes a program that has ended held in memory at most.
func peakMemory(t testing.TB, cmd *exec.Cmd) int64 {
	t.Helper()
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatalf("the usage of resources is a %T", cmd.ProcessState.SysUsage())
	}
	return usage.Maxrss >> 10 // Linux counts kilobytes
}

// TestProgramKeepsToItsMemory has the program read models, lexicon and a short article.
func TestProgramKeepsToItsMemory(t *testing.T) {
	p := newPlace(t)
	p.write("short.txt", talks(1))
	cmd := p.command(t.Context(), "extract", "short.txt")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	const limit = 250
	if got := peakMemory(t, cmd); got > limit {
		t.Errorf("the program takes %d MB, more than %d", got, limit)
	}
}

// BenchmarkStart starts the program, which reads models and lexicon, then a short article, and ends.
func BenchmarkStart(b *testing.B) {
	p := newPlace(b)
	p.write("short.txt", talks(1))
	for b.Loop() {
		if err := p.command(b.Context(), "extract", "short.txt").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
