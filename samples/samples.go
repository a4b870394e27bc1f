// Package samples holds news articles to try the program with: reports in wire style, written for this project, of events that happened, and some of an
// invented world.
package samples

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed articles
var files embed.FS

// FS returns the folder of articles, in the forms that a source may have.
func FS() fs.FS {
	folder, err := fs.Sub(files, "articles")
	if err != nil {
		panic(fmt.Sprintf("samples: %v", err)) // the folder is part of the program
	}
	return folder
}
