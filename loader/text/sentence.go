package text

// speechVerbs tell that a name after a quoted question goes on with the sentence: “Who?” Smith asked.
var speechVerbs = wordSet(`said says asked asks told tells added adds replied wondered wonders shouted cried wrote writes demanded exclaimed tweeted
 joked answered continued quipped inquired queried declared insisted`)

// carelessStarters begin a sentence after a full stop even in small letters, as hasty writers put them.
var carelessStarters = wordSet("i we you he she it they the this that these those there if my our your his please what how when why also just and but so")

// pictureWords stand, with a colon, before the credit of a picture at the end of its text.
var pictureWords = wordSet("image photo picture photograph credit")

// maxSpeechVerb is how many tokens after the quotation such a verb is looked for.
const maxSpeechVerb = 9

// splitSentences finds the sentences in the tokens of one stretch of a paragraph and appends them to the document.
func splitSentences(d *Document, paragraph int, tokens Range, part Part) {
	if tokens.Len() == 0 {
		return
	}
	first := tokens.First
	if part == Body || part == Caption || part == Credit {
		for i := tokens.First; i < tokens.End; i++ {
			end := boundary(d, i, tokens.End)
			if part == Caption && end == i && i+2 < tokens.End && d.Tokens[i+2].Text == ":" && pictureWords[d.Tokens[i+1].Norm] {
				end = i + 1
			}
			if end > i {
				addSentence(d, paragraph, Range{first, end}, part)
				first = end
				i = end - 1
			}
		}
	}
	if first < tokens.End {
		addSentence(d, paragraph, Range{first, tokens.End}, part)
	}
}

// maxSentence is the most tokens of a sentence. What goes on for longer is a table or a text without stops; it is cut, so that no sentence takes rules that look at all of it a time or room out of
// proportion.
const maxSentence = 400

// addSentence appends a sentence, in pieces where it is too long for one: cut behind the last mark of a piece's last quarter, else in the midst.
func addSentence(d *Document, paragraph int, tokens Range, part Part) {
	for tokens.Len() > maxSentence {
		end := tokens.First + maxSentence
		for k := end; k > end-maxSentence/4; k-- {
			if n := d.Tokens[k-1].Norm; n == "," || n == ";" || n == ":" {
				end = k
				break
			}
		}
		addPiece(d, paragraph, Range{tokens.First, end}, part)
		tokens.First = end
	}
	addPiece(d, paragraph, tokens, part)
}

func addPiece(d *Document, paragraph int, tokens Range, part Part) {
	for i := tokens.First; i < tokens.End; i++ {
		d.Tokens[i].Sentence = int32(len(d.Sentences))
	}
	d.Tokens[tokens.First].Flags |= SentenceStart
	d.Sentences = append(d.Sentences, Sentence{Span: d.SpanOf(tokens), Paragraph: paragraph, Tokens: tokens, Part: part})
}

// boundary gives the token after the sentence that token i ends, or i when it ends none.
func boundary(d *Document, i, end int) int {
	t := &d.Tokens[i]
	stop := t.Flags&Punct != 0 && isSentenceStop(firstRune(t.Text))
	if !stop && !t.Is(Abbreviation) {
		return i
	}
	next := i + 1
	for next < end && next <= i+maxMarksAhead && closesSentence(&d.Tokens[next]) {
		next++
	}
	next = afterNote(d, next, end)
	if next >= end {
		return i // the end of the stretch ends it anyway
	}
	n := &d.Tokens[next]
	switch {
	case !n.Is(SpaceBefore) && next == i+1 && !n.Is(OpenQuote) && !isUpper(firstRune(n.Text)):
		return i
	case t.Is(Abbreviation) && !stop:
		if !afterAbbreviation(d, t, next, end) {
			return i
		}
	case t.Text == "." && next == i+1 && i > 0 && d.Tokens[i-1].Text == "." && !startsSentence(d, next, end):
		return i
	case !startsSentence(d, next, end) && !(t.Text == "." && carelessStarters[n.Norm] && n.Is(SpaceBefore)):
		return i
	case isEllipsis(t.Text) && !afterEllipsis(d, i, next):
		return i
	case next > i+1 && t.Text != "." && d.Tokens[next-1].Is(CloseQuote) && speechFollows(d, next, end):
		return i
	}
	return next
}

// afterNote passes the mark of a note that stands after a sentence: "… in May. [6]".
func afterNote(d *Document, i, end int) int {
	for k := 0; k < maxMarksAhead && i+2 < end && d.Tokens[i].Text == "[" && d.Tokens[i+1].Is(Number) && d.Tokens[i+2].Text == "]"; k++ {
		i += 3
	}
	return i
}

// closesSentence reports whether a token directly after a full stop still belongs to the sentence.
func closesSentence(t *Token) bool {
	if t.Is(CloseQuote) {
		return true
	}
	if t.Is(SpaceBefore) || t.Flags&Punct == 0 {
		return false
	}
	r := firstRune(t.Text)
	return isCloseBracket(r) || isSentenceStop(r) || (isQuote(r) && !t.Is(OpenQuote))
}

// startsSentence reports whether the token can be the first of a sentence.
func startsSentence(d *Document, i, end int) bool {
	for end = min(end, i+maxMarksAhead); i < end; i++ {
		t := &d.Tokens[i]
		r := firstRune(t.Text)
		switch {
		case isLower(r):
			return false
		case t.Flags&Punct == 0:
			return true
		case isOpenBracket(r) || isQuote(r) || isDash(r) || t.Is(OpenQuote):
			continue
		case r == '.' || r == '*' || r == '•' || r == '…':
			continue
		default:
			return false
		}
	}
	return true
}

// afterAbbreviation reports whether a sentence begins at next, after a word with a full stop of its own.
func afterAbbreviation(d *Document, t *Token, next, end int) bool {
	n := &d.Tokens[next]
	for k := 0; k < maxMarksAhead && n.Flags&Punct != 0 && (n.Is(OpenQuote) || isOpenBracket(firstRune(n.Text))) && next+1 < end; k++ {
		next++
		n = &d.Tokens[next]
	}
	word := t.Norm[:len(t.Norm)-1]
	switch abbreviations[word] {
	case beforeName, beforeNumber:
		return false
	}
	if _, month := calendarMonths[word]; month && n.Is(Number) {
		return false
	}
	return n.Is(Capitalised) && sentenceStarters[n.Norm] && len(n.Text) > 0
}

func isEllipsis(s string) bool { return len(s) >= 2 && s[0] == '.' || s == "…" }

// afterEllipsis reports whether a sentence begins at next after the ellipsis at i: inside one it usually stands between spaces.
func afterEllipsis(d *Document, i, next int) bool {
	n := &d.Tokens[next]
	if n.Is(OpenQuote) || next > i+1 {
		return true
	}
	return !(n.Norm == "i" || n.Norm == "i'm")
}

// speechFollows reports whether a verb of speech with its subject follows before the next mark.
func speechFollows(d *Document, i, end int) bool {
	for k := i; k < end && k < i+maxSpeechVerb; k++ {
		t := &d.Tokens[k]
		if speechVerbs[t.Norm] {
			return true
		}
		if t.Flags&Punct != 0 && t.Text != "-" && (t.Text != "," || k == i) {
			return false
		}
	}
	return false
}
