package text

// UPOS is a universal part of speech of Universal Dependencies v2; empty means not tagged.
type UPOS string

// The universal parts of speech.
const (
	ADJ   UPOS = "ADJ"
	ADP   UPOS = "ADP"
	ADV   UPOS = "ADV"
	AUX   UPOS = "AUX"
	CCONJ UPOS = "CCONJ"
	DET   UPOS = "DET"
	INTJ  UPOS = "INTJ"
	NOUN  UPOS = "NOUN"
	NUM   UPOS = "NUM"
	PART  UPOS = "PART"
	PRON  UPOS = "PRON"
	PROPN UPOS = "PROPN"
	PUNCT UPOS = "PUNCT"
	SCONJ UPOS = "SCONJ"
	SYM   UPOS = "SYM"
	VERB  UPOS = "VERB"
	X     UPOS = "X"
)

// XPOS is a part of speech of the Penn Treebank as the English Web Treebank uses it ("NNP", "VBD", "HYPH"); empty means not tagged.
type XPOS string

// DepRel is a dependency relation of Universal Dependencies v2 with its subtype ("nsubj:pass"); empty means not parsed.
type DepRel string

// The dependency relations that English treebanks use.
const (
	Acl         DepRel = "acl"
	AclRelcl    DepRel = "acl:relcl"
	Advcl       DepRel = "advcl"
	AdvclRelcl  DepRel = "advcl:relcl"
	Advmod      DepRel = "advmod"
	Amod        DepRel = "amod"
	Appos       DepRel = "appos"
	Aux         DepRel = "aux"
	AuxPass     DepRel = "aux:pass"
	Case        DepRel = "case"
	Cc          DepRel = "cc"
	CcPreconj   DepRel = "cc:preconj"
	Ccomp       DepRel = "ccomp"
	Compound    DepRel = "compound"
	CompoundPrt DepRel = "compound:prt"
	Conj        DepRel = "conj"
	Cop         DepRel = "cop"
	Csubj       DepRel = "csubj"
	CsubjPass   DepRel = "csubj:pass"
	CsubjOuter  DepRel = "csubj:outer"
	Dep         DepRel = "dep"
	Det         DepRel = "det"
	DetPredet   DepRel = "det:predet"
	Discourse   DepRel = "discourse"
	Dislocated  DepRel = "dislocated"
	Expl        DepRel = "expl"
	Fixed       DepRel = "fixed"
	Flat        DepRel = "flat"
	Goeswith    DepRel = "goeswith"
	Iobj        DepRel = "iobj"
	List        DepRel = "list"
	Mark        DepRel = "mark"
	Nmod        DepRel = "nmod"
	NmodDesc    DepRel = "nmod:desc"
	NmodPoss    DepRel = "nmod:poss"
	NmodUnmark  DepRel = "nmod:unmarked"
	Nsubj       DepRel = "nsubj"
	NsubjOuter  DepRel = "nsubj:outer"
	NsubjPass   DepRel = "nsubj:pass"
	Nummod      DepRel = "nummod"
	Obj         DepRel = "obj"
	Obl         DepRel = "obl"
	OblAgent    DepRel = "obl:agent"
	OblUnmark   DepRel = "obl:unmarked"
	Orphan      DepRel = "orphan"
	Parataxis   DepRel = "parataxis"
	PunctRel    DepRel = "punct"
	Reparandum  DepRel = "reparandum"
	Root        DepRel = "root"
	Vocative    DepRel = "vocative"
	Xcomp       DepRel = "xcomp"
)
