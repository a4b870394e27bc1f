package text

// abbreviation says how a word that may be written with a full stop of its own behaves.
type abbreviation uint8

const (
	notAbbreviation abbreviation = iota
	// beforeName stands before a name and so never ends a sentence: "Gen."
	beforeName
	// beforeNumber is an abbreviation only where a number follows: "No. 5"
	beforeNumber
	// mayEnd can also be the last word of a sentence: "Inc."
	mayEnd
	// afterComma is an abbreviation only after a comma, elsewhere a word: ", Mass."
	afterComma
)

// abbreviations by the word without its full stop, in lower case. Those of calendarMonths are added to it.
var abbreviations = func() map[string]abbreviation {
	m := map[string]abbreviation{}
	for kind, words := range map[abbreviation][]string{
		beforeName: {
			"mr", "mrs", "ms", "mx", "dr", "drs", "prof", "profs", "rev", "revd", "fr", "hon", "rt", "st", "ste", "sts", "msgr", "mgr",
			"gen", "lt", "col", "maj", "capt", "cmdr", "cdr", "cmdt", "sgt", "cpl", "pvt", "pfc", "adm", "brig", "ens", "comdr", "marsh",
			"gov", "govs", "sen", "sens", "rep", "reps", "pres", "amb", "min", "sec", "secy", "atty", "asst", "dep", "supt", "insp", "det",
			"ald", "del", "cllr", "mme", "mlle", "mm", "messrs", "ft", "mt", "mts", "pt", "gens", "cols", "cong", "congr", "dir", "chmn",
			"v", "vs", "viz", "cf", "ibid", "approx", "est", "ca", "e.g", "i.e", "eg", "ie", "lit", "incl", "esp",
		},
		beforeNumber: {"no", "nos", "nr", "p", "pp", "sun", "sat", "vol", "vols", "fig", "figs", "art", "arts", "ch", "chap", "para", "paras", "op", "sect", "ver", "c", "tel", "ext"},
		mayEnd: {
			"inc", "ltd", "co", "cos", "corp", "bros", "plc", "llc", "gmbh", "mfg", "dept", "depts", "univ", "assn", "assoc", "govt", "intl", "natl",
			"jr", "sr", "esq", "phd", "ph.d", "etc", "al", "ave", "blvd", "rd", "hwy", "bldg", "apt", "sq", "hrs", "yrs", "lbs", "oz",
			"calif", "fla", "ariz", "ark", "colo", "conn", "kan", "kans", "ky", "mich", "minn", "mont", "neb", "nebr", "nev", "okla",
			"tenn", "tex", "wis", "wyo", "ont", "que", "alta", "sask", "n.y",
			"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
		},
		afterComma: {"mass", "ill", "ind", "wash", "miss", "ore", "la", "ga", "va", "pa", "md", "mo", "me", "vt", "ala"},
	} {
		for _, w := range words {
			m[w] = kind
		}
	}
	for w := range calendarMonths {
		if len(w) <= 4 && w != "may" && w != "june" && w != "july" {
			m[w] = mayEnd
		}
	}
	return m
}()

// smallAbbreviations are abbreviations also when written in lower case; others need a capital.
var smallAbbreviations = wordSet(`v vs viz cf ibid approx est ca e.g i.e eg ie incl esp no nos p pp vol vols fig figs ch para paras c ext
 inc ltd co corp plc dept depts assn govt jr sr ph.d etc al hrs yrs lbs oz sq`)

// calendarMonths maps names of months and their abbreviations, in lower case and without a full stop, to 1 to 12.
var calendarMonths = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// calendarDays maps names of days of the week, in lower case and without a full stop, to their full names.
var calendarDays = map[string]string{
	"monday": "Monday", "tuesday": "Tuesday", "wednesday": "Wednesday", "thursday": "Thursday", "friday": "Friday", "saturday": "Saturday",
	"sunday": "Sunday", "mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "thur": "Thursday",
	"thurs": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday",
}

// joinedPrefixes are the parts of words after which a hyphen does not cut, as in the English Web Treebank: "re-elected", "e-mail".
var joinedPrefixes = wordSet(`anti arch auto bi bio co counter cross cyber de demi e eco electro ex extra geo hyper inter intra macro maxi mega
 meta micro mid mini mis mono multi neo non omni over pan para poly post pre pro proto pseudo psycho quasi re semi socio sub super supra
 tele trans tri ultra un uni vice`)

// sentenceStarters are words that, capitalised after an abbreviation, begin a new sentence far more often than they go on with a name.
var sentenceStarters = wordSet(`the a an in on at by for from with as after before during since until when while if although though because
 he she it they we i you this that these those there his her its their our my what who how why where which
 but and or so yet however meanwhile moreover also then now still earlier later last many most some several both all no not one two
 under according despite following more asked speaking officials`)

// wordSet makes a set of the words of a list.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	start := -1
	for i := 0; i <= len(list); i++ {
		if i < len(list) && list[i] > ' ' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			set[list[start:i]] = true
			start = -1
		}
	}
	return set
}
