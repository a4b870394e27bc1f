package acceptance

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// goldFormat is the only format that ReadCase reads.
const goldFormat = "entente.gold/1"

// Case is an article and what has to be found in it.
type Case struct {
	Article string // the path of the article's file
	Text    string // its content
	Gold    Gold
}

// Gold is the content of a gold.json. Actors and agreements are referred to by their names; what a field leaves open is not asked for.
type Gold struct {
	Format     string          `json:"format"`
	SHA256     string          `json:"sha256"` // of article.txt
	Article    GoldArticle     `json:"article"`
	Entities   []GoldEntity    `json:"entities"`
	Offices    []GoldOffice    `json:"offices"`
	Statements []GoldStatement `json:"statements"`
	Claims     []GoldClaim     `json:"claims"`
	Agreements []GoldAgreement `json:"agreements"`
	Events     []GoldEvent     `json:"events"`
	Relations  []GoldRelation  `json:"relations"`
	Conflicts  []GoldConflict  `json:"conflicts"`
	Alignment  GoldAlignment   `json:"alignment"`
	Forbidden  []GoldForbidden `json:"forbidden"`
}

// GoldArticle is what is known of the article as a whole.
type GoldArticle struct {
	Title     string `json:"title"`
	Kicker    string `json:"kicker"`
	Publisher string `json:"publisher"`
	Dateline  struct {
		Place   string `json:"place"`
		Weekday string `json:"weekday"`
	} `json:"dateline"`
	Published    string `json:"published"`
	PublishedWhy string `json:"publishedWhy"` // set where the date has to be inferred
}

// GoldEntity is an actor or a place that the article mentions.
type GoldEntity struct {
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Also     []string `json:"also"`
	Metonyms []string `json:"metonyms"` // names of something else that stand for it
	Status   string   `json:"status"`
}

// GoldOffice is somebody's office.
type GoldOffice struct {
	Person string `json:"person"`
	Title  string `json:"title"`
	Of     string `json:"of"`
	Status string `json:"status"`
}

// Passage is a piece of the article, in code points, the end exclusive.
type Passage struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// GoldStatement is something that was said.
type GoldStatement struct {
	Speakers []string `json:"speakers"`
	Kind     string   `json:"kind"`
	Content  Passage  `json:"content"`
	Audience names    `json:"audience"`
	Medium   string   `json:"medium"`
	Place    string   `json:"place"`
}

// GoldClaim is something that somebody holds without saying so.
type GoldClaim struct {
	Holders   []string `json:"holders"`
	Certainty string   `json:"certainty"`
	Content   Passage  `json:"content"`
}

// GoldAgreement is an agreement with everybody's role.
type GoldAgreement struct {
	Name       string          `json:"name"`
	Also       []string        `json:"also"`
	Kind       string          `json:"kind"`
	Stage      string          `json:"stage"`
	Binding    *bool           `json:"binding"`
	Roles      []GoldRole      `json:"roles"`
	Provisions []GoldProvision `json:"provisions"`
}

// GoldRole is an actor's role in an agreement, asserted unless the modality says otherwise.
type GoldRole struct {
	Actor    string   `json:"actor"`
	Role     string   `json:"role"`
	Modality string   `json:"modality"`
	Evidence *Passage `json:"evidence"`
}

// GoldProvision is a point of an agreement, or its aim, which has no ordinal.
type GoldProvision struct {
	Ordinal  *int     `json:"ordinal"`
	Topics   []string `json:"topics"`
	Evidence *Passage `json:"evidence"`
}

// GoldEvent is something that happened.
type GoldEvent struct {
	Type         string   `json:"type"`
	Alternatives []string `json:"alternatives"` // types that are as right
	Mode         string   `json:"mode"`
	Actors       []string `json:"actors"`
	Recipients   []string `json:"recipients"`
	Place        string   `json:"place"`
	Date         string   `json:"date"`
	Precision    string   `json:"precision"`
	Approximate  bool     `json:"approximate"`
	Modality     string   `json:"modality"`
	Evidence     *Passage `json:"evidence"`
}

// GoldRelation is a standing tie, affirmed unless the polarity says otherwise.
type GoldRelation struct {
	Subject   string `json:"subject"`
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	Polarity  string `json:"polarity"`
}

// GoldConflict is a war or a crisis.
type GoldConflict struct {
	Name string `json:"name"`
}

// GoldAlignment tells who stands with and against whom, and of whom neither may be said.
type GoldAlignment struct {
	Aligned  [][2]string `json:"aligned"`
	Opposed  [][2]string `json:"opposed"`
	Unsigned [][2]string `json:"unsigned"`
}

// GoldForbidden is one thing that must not be found.
type GoldForbidden struct {
	Relation *GoldRelation `json:"relation"`
	Office   *GoldOffice   `json:"office"`
	Entity   *GoldEntity   `json:"entity"`
	Speaker  *struct {
		Exact   string `json:"exact"` // words of the statement
		Speaker string `json:"speaker"`
	} `json:"statementSpeaker"`
	Role *struct {
		Agreement string `json:"agreement"`
		Role      string `json:"role"`
		Actor     string `json:"actor"` // anybody where it is empty
	} `json:"agreementRole"`
	Event *GoldEvent `json:"event"`
	Why   string     `json:"why"`
}

// names are one name or several.
type names []string

// UnmarshalJSON implements json.Unmarshaler.
func (n *names) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		*n = names{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(n))
}

// ReadCase reads a folder with article.txt and gold.json, and checks that the gold standard is one of that article: its hash, and each
// passage against the text.
func ReadCase(folder string) (*Case, error) {
	c := &Case{Article: filepath.Join(folder, "article.txt")}
	article, err := os.ReadFile(c.Article)
	if err != nil {
		return nil, fmt.Errorf("read the case: %w", err)
	}
	file := filepath.Join(folder, "gold.json")
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the case: %w", err)
	}
	if err := json.Unmarshal(raw, &c.Gold); err != nil {
		return nil, fmt.Errorf("read the case: %s: %w", file, err)
	}
	if c.Gold.Format != goldFormat {
		return nil, fmt.Errorf("read the case: %s: format %q, not %q", file, c.Gold.Format, goldFormat)
	}
	sum := sha256.Sum256(article)
	if got := hex.EncodeToString(sum[:]); got != c.Gold.SHA256 {
		return nil, fmt.Errorf("read the case: %s is of another article: its sha256 is not that of %s", file, c.Article)
	}
	c.Text = string(article)
	var tree any
	if err := json.NewDecoder(bytes.NewReader(raw)).Decode(&tree); err != nil {
		return nil, fmt.Errorf("read the case: %s: %w", file, err)
	}
	if err := checkPassages(tree, []rune(c.Text)); err != nil {
		return nil, fmt.Errorf("read the case: %s: %w", file, err)
	}
	return c, nil
}

// checkPassages looks for passages anywhere in decoded JSON and returns an error for the first that is not the text at its offsets.
func checkPassages(tree any, text []rune) error {
	switch tree := tree.(type) {
	case []any:
		for _, v := range tree {
			if err := checkPassages(v, text); err != nil {
				return err
			}
		}
	case map[string]any:
		start, isStart := tree["start"].(float64)
		end, isEnd := tree["end"].(float64)
		if exact, isPassage := tree["exact"].(string); isPassage && isStart && isEnd {
			if from, to := int(start), int(end); from < 0 || to > len(text) || from >= to || string(text[from:to]) != exact {
				return fmt.Errorf("the text from %d to %d is not %q", from, to, exact)
			}
		}
		for _, v := range tree {
			if err := checkPassages(v, text); err != nil {
				return err
			}
		}
	}
	return nil
}
