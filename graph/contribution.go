package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Contribution is everything that one source says, be it one version of an article or a correction, as nodes and edges: the unit in which
// facts enter and leave a store. Nodes shared with other sources (actors, positions, a quotation that several papers print) are told by each
// of them in full.
type Contribution struct {
	Article    *Article    // the source, where it is an article
	Correction *Correction // the source, where it is a correction
	Nodes      []Node      // without the source; unique by id
	Edges      []Edge      // unique by key; From, To and Record are nodes of this contribution or the source
}

// Source is the node of the article or the correction, nil where there is neither or both.
func (c *Contribution) Source() Node {
	switch {
	case c == nil || (c.Article == nil) == (c.Correction == nil):
		return nil
	case c.Article != nil:
		return c.Article
	}
	return c.Correction
}

// SourceID is the id of the source, empty where there is none.
func (c *Contribution) SourceID() ID {
	if n := c.Source(); n != nil {
		return n.NodeID()
	}
	return ""
}

// WithSource returns a contribution of the same nodes and edges whose source is another node, an *Article or a *Correction.
func (c *Contribution) WithSource(n Node) *Contribution {
	out := &Contribution{Nodes: c.Nodes, Edges: c.Edges}
	switch n := n.(type) {
	case *Article:
		out.Article = n
	case *Correction:
		out.Correction = n
	}
	return out
}

// Batch is a list of contributions that are applied together, all or none.
type Batch []*Contribution

// Prepare returns the batch as a store applies it: copies that are normalised and checked, in the same order. The batch itself and its
// nodes are left as they are.
func (b Batch) Prepare() (Batch, error) {
	out := make(Batch, len(b))
	for i, c := range b {
		if c.Source() == nil {
			return nil, Errorf(CodeInvalid, "apply", "", "contribution %d of the batch has no source: one article or one correction", i)
		}
		own := &Contribution{Article: c.Article, Correction: c.Correction, Nodes: slices.Clone(c.Nodes), Edges: slices.Clone(c.Edges)}
		if err := own.Normalise(); err != nil {
			return nil, err
		}
		if err := own.Check(); err != nil {
			return nil, err
		}
		out[i] = own
	}
	return out, nil
}

// Normalise sorts nodes and edges by identity, merges repetitions and sorts lists, so that equal contributions are equal
// byte for byte. It is an error to hold two nodes of one id and different labels. The nodes themselves are not written to.
func (c *Contribution) Normalise() error {
	slices.SortStableFunc(c.Nodes, func(a, b Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	nodes := c.Nodes[:0]
	for _, n := range c.Nodes {
		prev := n // merging a node with itself sorts its lists
		if k := len(nodes); k > 0 && nodes[k-1].NodeID() == n.NodeID() {
			prev = nodes[k-1]
			nodes = nodes[:k-1]
		}
		m, err := Merge(prev, n)
		if err != nil {
			return err
		}
		nodes = append(nodes, m)
	}
	c.Nodes = nodes
	slices.SortStableFunc(c.Edges, func(a, b Edge) int { return a.Key().Compare(b.Key()) })
	edges := c.Edges[:0]
	for _, e := range c.Edges {
		e.Tally = Tally{}
		if k := len(edges); k > 0 && edges[k-1].Key() == e.Key() {
			edges[k-1] = MergeEdges(edges[k-1], e)
			continue
		}
		edges = append(edges, e)
	}
	c.Edges = edges
	return nil
}

// Check returns an error, with CodeInvalid, where the contribution breaks a rule of the vocabulary: an article without id or hash, a
// correction that does not say what, who, why and when, an id that is empty or stands for two nodes, a string that is not UTF-8 or holds a NUL, a number that is not finite, an edge of an unknown
// type or whose end or record is not there, a tie without exactly one subject and one object, a fact without evidence, a passage whose
// length is not that of its offsets.
func (c *Contribution) Check() error {
	if err := c.checkSource(); err != nil {
		return err
	}
	labels := map[ID]Label{c.SourceID(): c.Source().NodeLabel()}
	for _, n := range c.Nodes {
		if err := checkNode(n, labels); err != nil {
			return err
		}
		if c.Correction != nil && n.NodeLabel() == LabelEvidence {
			return Errorf(CodeInvalid, "check contribution", string(c.Correction.ID), "the passage %q stands in a correction, which is its own evidence", n.NodeID())
		}
	}
	ends := map[recordEdge]int{}
	for _, e := range c.Edges {
		if err := c.checkEdge(e, labels); err != nil {
			return err
		}
		ends[recordEdge{e.Type, e.From}]++
	}
	for _, n := range c.Nodes {
		if n.NodeLabel().NeedsEvidence() && ends[recordEdge{EdgeEvidencedBy, n.NodeID()}] == 0 {
			return Errorf(CodeInvalid, "check contribution", string(c.SourceID()), "%s %q has no evidence", n.NodeLabel(), n.NodeID())
		}
		subjects, objects := ends[recordEdge{EdgeSubject, n.NodeID()}], ends[recordEdge{EdgeObject, n.NodeID()}]
		if n.NodeLabel() == LabelRelation && (subjects != 1 || objects != 1) {
			return Errorf(CodeInvalid, "check contribution", string(c.SourceID()), "the tie %q has %d subjects and %d objects, not one of each", n.NodeID(), subjects, objects)
		}
	}
	return nil
}

func (c *Contribution) checkSource() error {
	const op = "check contribution"
	switch {
	case c.Source() == nil:
		return Errorf(CodeInvalid, op, "", "there is not one article or one correction that says it")
	case c.Correction != nil:
		if err := c.Correction.check(); err != nil {
			return err
		}
	case c.Article.ID == "" || c.Article.SHA256 == "":
		return Errorf(CodeInvalid, op, "", "the article has no id or no sha256")
	}
	return checkValues(c.Source())
}

// recordEdge counts a record's edges of one type.
type recordEdge struct {
	typ  EdgeType
	from ID
}

func (c *Contribution) checkEdge(e Edge, labels map[ID]Label) error {
	if !e.Type.known() {
		return Errorf(CodeInvalid, "check contribution", string(c.SourceID()), "an edge from %q has the unknown type %q", e.From, e.Type)
	}
	for _, end := range []ID{e.From, e.To, e.Record} {
		if labels[end] == "" {
			return Errorf(CodeInvalid, "check contribution", string(c.SourceID()), "edge %s from %q to %q of %q names %q, which is not among the nodes", e.Type, e.From, e.To, e.Record, end)
		}
	}
	for _, s := range []string{e.Role, e.Status, string(e.Modality), string(e.Polarity), string(e.Stance), string(e.ValidFrom), string(e.ValidTo)} {
		if !storable(s) {
			return Errorf(CodeInvalid, "check contribution", string(c.SourceID()), "edge %s from %q to %q holds %q, which is not UTF-8 without NUL", e.Type, e.From, e.To, s)
		}
	}
	return nil
}

func checkNode(n Node, labels map[ID]Label) error {
	id := n.NodeID()
	if id == "" || newNode(n.NodeLabel()) == nil {
		return Errorf(CodeInvalid, "check contribution", string(id), "a node has no id or the unknown label %q", n.NodeLabel())
	}
	if n.NodeLabel() == LabelArticle || n.NodeLabel() == LabelCorrection || labels[id] != "" {
		return Errorf(CodeInvalid, "check contribution", string(id), "the node stands twice")
	}
	labels[id] = n.NodeLabel()
	if err := checkValues(n); err != nil {
		return err
	}
	if ev, ok := n.(*Evidence); ok {
		if length := len([]rune(ev.Exact)); ev.Start < 0 || ev.End-ev.Start != length || length == 0 {
			return Errorf(CodeInvalid, "check contribution", string(id), "the passage from %d to %d has %d code points", ev.Start, ev.End, length)
		}
	}
	return nil
}

// NeedsEvidence reports whether a node of this label states a fact, which a passage must support.
func (l Label) NeedsEvidence() bool {
	switch l {
	case LabelStatement, LabelClaim, LabelAgreement, LabelProvision, LabelEvent, LabelConflict, LabelRelation, LabelOccupancy, LabelMembership, LabelParticipation:
		return true
	}
	return false
}

// checkValues refuses what not every store can keep and give back unchanged.
func checkValues(n Node) error {
	v := reflect.ValueOf(n).Elem()
	for _, f := range fieldsOf(v.Type()) {
		x, ok := v.Field(f.index), true
		switch x.Kind() {
		case reflect.String:
			ok = storable(x.String())
		case reflect.Slice:
			ok = !slices.ContainsFunc(x.Interface().([]string), func(s string) bool { return !storable(s) })
		case reflect.Float64:
			ok = !math.IsNaN(x.Float()) && !math.IsInf(x.Float(), 0)
		}
		if !ok {
			return Errorf(CodeInvalid, "check contribution", string(n.NodeID()), "property %q of %s is not UTF-8 without NUL, or not a finite number", f.name, n.NodeLabel())
		}
	}
	return nil
}

func storable(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }

// Digest is a hash over all that a normalised contribution says, in hexadecimal: two contributions are the same if their digests are.
func (c *Contribution) Digest() string {
	h := sha256.New()
	var buf []byte
	buf = appendNode(buf, c.Source())
	for _, n := range c.Nodes {
		buf = appendNode(buf, n)
	}
	buf = binary.BigEndian.AppendUint64(buf, uint64(len(c.Edges)))
	for _, e := range c.Edges {
		for _, s := range []string{
			string(e.Type), string(e.From), string(e.To), string(e.Record), e.Role, e.Status,
			string(e.Modality), string(e.Polarity), string(e.Stance), string(e.ValidFrom), string(e.ValidTo),
		} {
			buf = appendPart(buf, s)
		}
		buf = binary.BigEndian.AppendUint64(buf, uint64(e.Count))
	}
	h.Write(buf)
	return hex.EncodeToString(h.Sum(nil))
}

// appendNode writes label and fields in the order of the struct, each preceded by its length or of fixed size.
func appendNode(buf []byte, n Node) []byte {
	buf = appendPart(buf, string(n.NodeLabel()))
	v := reflect.ValueOf(n).Elem()
	for _, f := range fieldsOf(v.Type()) {
		switch x := v.Field(f.index); x.Kind() {
		case reflect.String:
			buf = appendPart(buf, x.String())
		case reflect.Int:
			buf = binary.BigEndian.AppendUint64(buf, uint64(x.Int()))
		case reflect.Float64:
			buf = binary.BigEndian.AppendUint64(buf, math.Float64bits(x.Float()))
		case reflect.Bool:
			buf = appendPart(buf, strconv.FormatBool(x.Bool()))
		case reflect.Slice:
			list := x.Interface().([]string)
			buf = binary.BigEndian.AppendUint64(buf, uint64(len(list)))
			for _, s := range list {
				buf = appendPart(buf, s)
			}
		case reflect.Pointer:
			s := ""
			if !x.IsNil() {
				s = strconv.FormatBool(x.Elem().Bool())
			}
			buf = appendPart(buf, s)
		}
	}
	return buf
}

func appendPart(buf []byte, s string) []byte {
	return append(binary.BigEndian.AppendUint64(buf, uint64(len(s))), s...)
}

// Receipt tells what a store did, with one entry for each contribution or retraction in their order, as though each had been given
// alone: a source that stands twice in a batch is new and then changed or unchanged. So adding up the receipts of a load gives the same
// sums whatever the size of its batches.
type Receipt struct {
	New       []ID // sources, that is, articles and corrections, that were not there
	Changed   []ID // sources whose earlier version was replaced, be it in text or in facts
	Unchanged []ID // sources that were there in this version with these facts
	Removed   []ID // sources that were retracted
}
