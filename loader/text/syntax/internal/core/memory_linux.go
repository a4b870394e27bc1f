package core

import "golang.org/x/sys/unix"

// hugePage is the least size of memory that it is worth to ask for: that of a large page of most processors.
const hugePage = 2 << 20

// adviseLargePages asks the system to put memory that was not touched before into large pages. It may decline.
func adviseLargePages(b []byte) {
	if len(b) < hugePage {
		return // it may not begin at a page
	}
	_ = unix.Madvise(b, unix.MADV_HUGEPAGE)
}
