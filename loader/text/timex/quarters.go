package timex

// quarterOf reads "the third quarter", "the first quarter of 2009", "Q2 2020", "the first nine months of the year".
func (f *finder) quarterOf(i int) (Expression, int) {
	e := Expression{form: quarter}
	if n := f.norm(i); len(n) == len("q2") && (n[0] == 'q' && '1' <= n[1] && n[1] <= '4' || n[1] == 'q' && '1' <= n[0] && n[0] <= '4') {
		e.nth = int(n[0]+n[1]-'q') - '0'
		return e, 1 + f.ofYear(i+1, &e)
	}
	k := i
	the := f.is(k, "the")
	if the {
		k++
	}
	n := f.ordinalAt(k)
	const four = 4
	if n == 0 || n > four {
		return Expression{}, 0
	}
	k++
	switch {
	case f.is(k, "quarter") && n > 0:
		return f.quarterAt(i, k, n)
	case f.is(k, "half") && f.is(k+1, "of") && n > 0 && n <= 2: // of a year that is not in digits
		e.form, e.part = season, firstHalf+part(n-1)
		took := f.ofYear(k+1, &e)
		if took == 0 {
			return Expression{}, 0
		}
		return e, k + 1 + took - i
	}
	size, _, took := f.count(k)
	if took == 0 || !f.is(k+took, "months") || !the || n > 1 {
		return Expression{}, 0
	}
	k += took + 1
	e.form, e.nth = months1st, n*size
	took = f.ofYear(k, &e)
	if took == 0 || size >= 12 {
		return Expression{}, 0
	}
	return e, k + took - i
}

// quarterAt is the nth quarter, which ends with token k. That of a match is one, too, if nothing says which.
func (f *finder) quarterAt(i, k, n int) (Expression, int) {
	e := Expression{form: quarter, nth: n}
	took := f.ofYear(k+1, &e)
	if took == 0 && f.is(k+1, "of", "-") {
		return Expression{}, 0
	}
	return e, k + 1 + took - i
}

// seasonOf reads "the summer of 2008", "spring 2008", "in the autumn", "late summer".
func (f *finder) seasonOf(i int) (Expression, int) {
	p, k := f.part(i)
	the := f.is(k, "the")
	if the {
		k++
		if q, next := f.part(k); p == whole && q != whole {
			p, k = q, next
		}
	}
	s, ok := seasons[f.norm(k)]
	if !ok {
		return Expression{}, 0
	}
	e := Expression{form: season, part: s, rough: p != whole, nth: int(p)}
	if took := f.ofYear(k+1, &e); took > 0 && !f.is(k+1, ",") {
		return e, k + 1 + took - i
	}
	switch {
	case f.is(k, "fall") && !the && p == whole, f.is(k+1, "of", "-"), f.inCompound(k):
		return Expression{}, 0
	case p == whole && !f.is(i-1, "in", "since", "by", "until", "till", "during", "before", "after", "from", "through", "over", "throughout"):
		return Expression{}, 0
	}
	e.year, e.whose, e.count = 0, yearItself, 0
	return e, k + 1 - i
}

// inCompound reports whether the noun at token i belongs to one behind it: "spring water".
func (f *finder) inCompound(i int) bool {
	t := &f.tokens[i]
	return t.DepRel == "compound" && int(t.Head) > i
}
