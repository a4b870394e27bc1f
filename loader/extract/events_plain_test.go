package extract_test

import "testing"

// TestEventsOfPlainText reads what real articles told in a way that was taken for something else.
func TestEventsOfPlainText(t *testing.T) {
	holdEvents(t, []eventCase{
		// whoever is asked to harm others is asked, not threatened
		{"Kenya urged Sudan to attack Chad.", []string{"REQUEST ASSERTED Kenya > Sudan"}},
		{"Kenya wants Chad to close its borders to Sudan.", []string{"REQUEST ASSERTED Kenya > Chad"}},
		{"Kenya called for sanctions against Chad.", []string{"THREATEN/restrict ASSERTED Kenya > Chad"}},
		// a question asks for no deed
		{"Kenya asked if attacks on Chad would go on.", nil},
		// help toward what is done to somebody does not help them
		{"Kenya opened the door to the extradition of Tomas Berg.", nil},
		{"Kenya admits Sudan's attack did not work.", nil},
		// whose forces are strengthened
		{"Kenya bolstered the army of Sudan.", []string{"AID ASSERTED Kenya > Sudan"}},
		{"Kenya pledged to strengthen its army.", nil},
		// who fails to renew ends
		{"Sudan failed to renew its embargo against Chad.", []string{"RETREAT ASSERTED Sudan > Chad"}},
		// what comes of the end of something
		{"Kenya postponed sanctions against Sudan.", []string{"RETREAT ASSERTED Kenya > Sudan"}},
		{"Kenya announced an end to its attacks on Sudan.", []string{"RETREAT/ceasefire ASSERTED Kenya > Sudan"}},
		{"Kenya cut off its attacks on Sudan.", []string{"RETREAT/ceasefire ASSERTED Kenya > Sudan"}},
		{"Kenya announced the resumption of attacks on Sudan.", []string{"ASSAULT ASSERTED Kenya > Sudan"}},
		// how many there are
		{"Kenya carried out more than ten air strikes against Sudan.", []string{"ASSAULT/aerial ASSERTED Kenya > Sudan"}},
		{"Kenya and Chad began a new round of joint military exercises.", []string{"COOPERATE ASSERTED Chad+Kenya > "}},
		// a withdrawal to come is told without whom it is from
		{"Kenya is to withdraw to the old border.", []string{"RETREAT/withdraw FUTURE Kenya > "}},
		// what is only said, won or asked for
		{"Jane Doe met John Roe. Doe blasted Sudan over a trade deal.", []string{"ACCUSE/disapprove ASSERTED Jane Doe > Sudan", "CONSULT ASSERTED Jane Doe > John Roe"}},
		{"Jane Doe attacked her rival's inexperience.", []string{"ACCUSE/disapprove ASSERTED Jane Doe > rival"}},
		{"Jane Doe has captured the allegiance of younger voters.", nil},
		{"If the Unity Party captures the Senate, Kenya will vote.", nil},
		{"Rebels captured the town of Voi from Kenya.", []string{"ASSAULT ASSERTED rebels > Kenya"}},
		{"Jane Doe and John Roe argue that Kenya should act.", nil},
		{"Jane Doe called for a prosecutor.", nil},
		{"Jane Doe called for greater Christian ethics.", nil},
		{"Jane Doe credited Kenya's victory to luck.", nil},
		{"The Harbour Union refused to release the names of Kenyan donors.", nil},
		{"Jane Doe and John Roe served in Congress.", nil},
		// who did what somebody is blamed for
		{"Jane Doe met John Roe. Doe thanked Roe for praising Kenya.", []string{"CONSULT ASSERTED Jane Doe > John Roe", "SUPPORT ASSERTED Jane Doe > John Roe", "SUPPORT ASSERTED John Roe > Kenya"}},
		// what talk, discipline and titles are
		{"Jane Doe met John Roe. A host brought him again back to Doe's attacks.", []string{"CONSULT ASSERTED Jane Doe > John Roe"}},
		{"The Harbour Union was whipping lawmakers against the bill.", nil},
		{"The guards whipped women in Kenya.", []string{"ASSAULT/beat ASSERTED guards > women"}},
	})
}
