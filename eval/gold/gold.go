// Package gold holds the project's own gold standard: news articles written for it, each with the facts that a careful reader would write
// down. People who are quoted are invented; of real ones it tells facts and reported speech.
package gold

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed articles held-out dates
var files embed.FS

// FS returns the folder of articles that rules are tuned on, a folder each with article.txt and gold.json.
func FS() fs.FS { return folder("articles") }

// HeldOut returns the folder of those that no rule is tuned on: who works on the reader looks at their figures alone.
func HeldOut() fs.FS { return folder("held-out") }

// Dates returns the folder of passages whose expressions of time are marked, with which rules are tuned.
func Dates() fs.FS { return folder("dates/tuned") }

// DatesHeldOut returns the folder of those that no rule is tuned on.
func DatesHeldOut() fs.FS { return folder("dates/held-out") }

func folder(name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(fmt.Sprintf("gold: %v", err)) // the folder is part of the program
	}
	return sub
}
