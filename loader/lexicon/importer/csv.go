package importer

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/loader/lexicon"
)

// ownPlaces are the places of the rows of im.own, in their order.
type ownPlaces struct {
	tenures, memberships, senses, overrides []string
}

// readCSV reads rows in the lexicon's own columns; the header tells which kind of data file they are of.
func (im *Importer) readCSV(ctx context.Context, name string, r io.Reader) error {
	in := csv.NewReader(r)
	in.FieldsPerRecord, in.LazyQuotes, in.ReuseRecord = -1, false, true
	var rows *lexicon.Rows
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		record, err := in.Read()
		var form *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if rows == nil {
				im.isBad(name, 1, "the file has no header; its first line names the columns")
			}
			return nil
		case errors.As(err, &form):
			im.isBad(name, form.StartLine, "%v; put quotes around a cell with commas, and double the quotes in it", form.Err)
			return nil // where the next row begins is not known
		case err != nil:
			return err
		}
		line, _ := in.FieldPos(0)
		if rows == nil {
			header := slices.Clone(record)
			header[0] = strings.TrimPrefix(header[0], "\ufeff")
			if rows, err = lexicon.NewRows(header); err != nil {
				im.isBad(name, line, "%v", err)
				return nil // no row can be read without its columns
			}
			continue
		}
		im.rows++
		if err := im.addRow(rows, slices.Clone(record), fmt.Sprintf("%s:%d", name, line)); err != nil {
			im.isBad(name, line, "%v", err)
		}
	}
}

// addRow adds a row to what its table makes of it.
func (im *Importer) addRow(rows *lexicon.Rows, cells []string, place string) error {
	for _, c := range cells {
		if strings.ContainsAny(c, "\t\r\n") {
			return fmt.Errorf("%q holds a tab or a line end; write a space", c)
		}
	}
	var d lexicon.Data
	if err := rows.Add(&d, cells); err != nil {
		return err
	}
	for _, e := range d.Entries {
		if err := checkEntry(e, im.known.Key); err != nil {
			return err
		}
		im.candidates = append(im.candidates, &candidate{entry: e, source: string(e.ID), place: place})
	}
	for _, a := range d.Additions {
		e, ok := im.known.Entry(a.ID)
		if !ok {
			return fmt.Errorf("%q is no entry of the lexicon; `entente lexicon list` prints the ids", a.ID)
		}
		im.candidates = append(im.candidates, &candidate{
			known: e, place: place, source: string(e.ID), entry: lexicon.Entry{Kind: e.Kind, Name: e.Name, Aliases: a.Aliases, Wikidata: a.Wikidata},
		})
	}
	for _, o := range d.Offices {
		if o.Title != strings.ToLower(o.Title) || o.Title == "" {
			return fmt.Errorf("title %q: write it in lower case", o.Title)
		}
		im.offices = append(im.offices, officeRow{o, place})
	}
	im.own.Tenures, im.places.tenures = append(im.own.Tenures, d.Tenures...), repeat(im.places.tenures, place, len(d.Tenures))
	im.own.Memberships, im.places.memberships = append(im.own.Memberships, d.Memberships...), repeat(im.places.memberships, place, len(d.Memberships))
	im.own.Senses, im.places.senses = append(im.own.Senses, d.Senses...), repeat(im.places.senses, place, len(d.Senses))
	im.own.Overrides, im.places.overrides = append(im.own.Overrides, d.Overrides...), repeat(im.places.overrides, place, len(d.Overrides))
	im.own.GivenNames = append(im.own.GivenNames, d.GivenNames...)
	if len(d.Modifiers)+len(d.Honorifics) > 0 {
		return errors.New("words for status and honorifics are not imported; write them into a data file of your own, see docs/lexicon.md")
	}
	return nil
}

func repeat(places []string, place string, n int) []string {
	for range n {
		places = append(places, place)
	}
	return places
}

// checkEntry finds what would keep an entry from being loaded.
func checkEntry(e lexicon.Entry, key func(string) string) error {
	if e.ID.Kind() == "" {
		return fmt.Errorf("id %q: write the kind before the id: state, region, city, org, group or person and a colon", e.ID)
	}
	for _, name := range slices.Concat([]string{e.Name}, e.Aliases, e.Adjectives, e.Demonyms, e.Seats, e.Figures) {
		if key(name) == "" {
			return fmt.Errorf("%q can be no name: it is empty or has a mark that no name has, such as a comma or a bracket", name)
		}
	}
	if e.Wikidata != "" && (e.Wikidata[0] != 'Q' || strings.Trim(e.Wikidata[1:], "0123456789") != "" || len(e.Wikidata) < 2) {
		return fmt.Errorf("wikidata %q: write Q and a number", e.Wikidata)
	}
	return nil
}
