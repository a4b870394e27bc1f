// Package gold holds the project's own gold standard: news articles written for it, each with the facts that a careful reader would write
// down. People who are quoted are invented; of real ones it tells facts and reported speech.
package gold

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed articles
var files embed.FS

// FS returns the folder of articles, a folder each with article.txt and gold.json.
func FS() fs.FS {
	folder, err := fs.Sub(files, "articles")
	if err != nil {
		panic(fmt.Sprintf("gold: %v", err)) // the folder is part of the program
	}
	return folder
}
