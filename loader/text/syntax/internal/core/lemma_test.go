package core

import "testing"

func TestLemmasFollowEndingsAndExceptions(t *testing.T) {
	const past, noun, proper = 0, 1, 2
	pairs := []LemmaPair{
		{past, "walked", "walk", 5}, {past, "talked", "talk", 5}, {past, "jumped", "jump", 2}, {past, "Asked", "ask", 2},
		{past, "baked", "bake", 3}, {past, "liked", "like", 3}, {past, "went", "go", 4}, {past, "was", "be", 9},
		{noun, "dogs", "dog", 3}, {noun, "cats", "cat", 3}, {noun, "cities", "city", 2}, {noun, "parties", "party", 2}, {noun, "armies", "army", 2},
		{noun, "men", "man", 4}, {proper, "Anna", "Anna", 1}, {proper, "Berta", "Berta", 1}, {proper, "Carla", "Carla", 1},
	}
	data := LearnLemmas(pairs)
	if err := data.Check(); err != nil {
		t.Fatal(err)
	}
	l := data.Fast()
	for _, c := range []struct {
		tag        int32
		word, want string
	}{
		{past, "went", "go"}, {past, "WENT", "go"}, {past, "Walked", "walk"}, {past, "milked", "milk"},
		{noun, "Duties", "duty"}, {noun, "hogs", "hog"}, {noun, "men", "man"}, {proper, "Dora", "Dora"}, {9, "odd", "odd"},
	} {
		if got := l.Lemma(c.tag, c.word); got != c.want {
			t.Errorf("the lemma of %q with tag %d is %q, want %q", c.word, c.tag, got, c.want)
		}
	}
	for _, p := range pairs {
		if got := l.Lemma(p.Tag, p.Word); got != p.Lemma {
			t.Errorf("the lemma of the known word %q is %q, want %q", p.Word, got, p.Lemma)
		}
	}
}
