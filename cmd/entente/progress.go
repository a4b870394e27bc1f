package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"entente/loader"
	"entente/loader/source"
)

// plainInterval is the time between two lines of progress where no terminal shows a bar.
const plainInterval = 5 * time.Second

// progress shows how far a load has come, on standard error: a bar on a terminal, lines now and then elsewhere.
type progress struct {
	what  string
	total int64 // bytes; 0 where it is not known
	out   io.Writer
	now   func() time.Time
	bar   *progressbar.ProgressBar // nil where no terminal shows it
	last  time.Time
}

func (a *app) newProgress(what string, set *source.Set) *progress {
	p := &progress{what: what, out: a.err, now: a.now, last: a.now()}
	if size, known := set.Size(); known {
		p.total = size
	}
	if onTerminal(a.err) {
		limit := int64(-1) // a spinner
		if p.total > 0 {
			limit = p.total
		}
		p.bar = progressbar.NewOptions64(limit, progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription(what),
			progressbar.OptionShowBytes(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

func (p *progress) update(at loader.Progress) {
	message := fmt.Sprintf("%s: %d articles", p.what, at.Articles)
	if at.Quarantined > 0 {
		message += fmt.Sprintf(", %d quarantined", at.Quarantined)
	}
	if p.bar != nil {
		p.bar.Describe(message)
		_ = p.bar.Set64(at.Bytes) // it fails beyond the total only, where files grow
		return
	}
	if now := p.now(); now.Sub(p.last) >= plainInterval {
		p.last = now
		if p.total > 0 {
			message += fmt.Sprintf(", %d%%", min(100, 100*at.Bytes/p.total))
		}
		fmt.Fprintln(p.out, message)
	}
}

// end takes the bar off the terminal.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear() // what is shown does not change what was done
	}
}
