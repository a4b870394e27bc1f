package eval

import "entente/graph"

// sign tells a friendly standing tie from a hostile one, "" for one that is neither. A tie that is denied has none: not to support is not to oppose.
func sign(tie, polarity string) string {
	if polarity != "POSITIVE" {
		return ""
	}
	switch graph.TieType(tie) {
	case graph.TieSupports, graph.TieRecognises, graph.TieAlliedWith:
		return "friendly"
	case graph.TieOpposes, graph.TieOpposesRecognitionOf, graph.TieAtWarWith, graph.TieRefusesTalksWith, graph.TieSeeksIndependence:
		return "hostile"
	}
	return ""
}
