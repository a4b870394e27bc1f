//go:build !linux

package core

// adviseLargePages does nothing: this system decides alone.
func adviseLargePages([]byte) {}
