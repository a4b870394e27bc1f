package text_test

import (
	"fmt"

	"entente/loader/text"
)

func Example() {
	src, err := text.FromString("Talks to go on\n\nRIGA, May 2 (ABC) - Envoys met. “We'll be back,” said Ida Holm.\n")
	if err != nil {
		fmt.Println(err)
		return
	}
	d := text.Parse(src)
	fmt.Println("title:", d.Text(d.Paragraphs[d.TitleParagraph].Span))
	fmt.Println("place:", d.Dateline.Place, "agency:", d.Dateline.Agency)
	for _, s := range d.Sentences {
		fmt.Printf("%v: %s\n", s.Part, d.Text(s.Span))
	}
	for _, q := range d.Quotations {
		start, end := src.OriginalSpan(q.Span)
		fmt.Printf("quotation: %s (code points %d-%d, bytes %d-%d)\n", d.Text(q.Span), q.Start, q.End, start, end)
	}
	// Output:
	// title: Talks to go on
	// place: RIGA agency: ABC
	// title: Talks to go on
	// dateline: RIGA, May 2 (ABC) -
	// body: Envoys met.
	// body: “We'll be back,” said Ida Holm.
	// quotation: “We'll be back,” (code points 48-64, bytes 48-68)
}
