package scenario

// The keys of the section game and of what stands in it. All of them only tell: no column of a run depends on how it is played.
var (
	gameKeys = keys{
		{"turn", someText, tells, "how long a turn is: 4 weeks; a whole number of steps. A sixth of the clock unless said"},
		{"turns", anExpression, tells, "how many turns there are; as many as fit unless said"},
		{"teams", someTeams, tells, "who plays; the actors that have levers unless said"},
		{"public", someReadings, tells, "what everybody sees; watch, where no team has sees"},
		{"covert_until", aReveal, tells, "when covert orders are shown: debrief, or next turn"},
		{"injects", someInjects, tells, "news that comes during the game"},
		{"estimates", someEstimates, tells, "chances that every team is asked for"},
		{"debrief", someTexts, tells, "questions for the end"},
	}
	teamKeys = keys{
		{"controls", someNames, tells, "its levers; those whose actor has the team's name unless said"},
		{"covert", someNames, tells, "levers whose orders other teams do not see"},
		{"sees", someReadings, tells, "what it sees beside what is public"},
		{"budget", aBudget, tells, "what it can spend on orders, with cost on levers"},
		{"brief", someText, tells, "what it is told at the start, in its own voice"},
		{"objectives", someObjectives, tells, "what it wants to have come about at the end"},
		{"roles", someRoles, tells, "who sits in it"},
		{"late", aLate, tells, "what becomes of levers without a sealed order: keep, default, or facilitator, who says"},
	}
	roleKeys = keys{
		{"brief", someText, tells, "what the role is told at the start"},
		{"sees", someReadings, tells, "what it sees beside what the team sees"},
	}
	readingKeys = keys{
		{"of", anExpression, tells, "what is read: a quantity or an expression of the model"},
		{"error", anExpression, tells, "90% of readings lie within this share of what is so: 20%"},
		{"delay", someText, tells, "how late it is: 2 weeks; a whole number of steps"},
	}
	budgetKeys = keys{
		{"per_turn", anExpression, tells, "what comes in with each turn"},
		{"carry", aFlag, tells, "true: what is left over can be spent later"},
	}
	objectiveKeys = keys{
		{"met", anExpression, tells, "a condition over outcomes: ground_lost < 500"},
	}
	injectKeys = keys{
		{"text", someText, tells, "what is handed out"},
		{"at", someText, tells, "the turn in whose brief it comes: turn 2"},
		{"when", anExpression, tells, "it comes in the brief of the first turn at whose begin this holds: interceptors < 40"},
		{"by", someText, tells, "facilitator: it comes by hand alone, as it does where nothing is said"},
		{"to", oneOrMoreTeams, tells, "who gets it: all, a team, or a list of teams"},
		{"fires", someText, tells, "the event of the model that happens with it"},
		{"chance", anExpression, tells, "the chance that it comes then, asked anew each turn while when holds"},
	}
	estimateKeys = keys{
		{"ask", someText, tells, "the question: Will more than 500 km2 be lost by the end?"},
		{"of", anExpression, tells, "what it is about, as a condition over outcomes: ground_lost > 500"},
		{"at", aTurnOrTurns, tells, "the turn or turns in which it is asked: [turn 1, turn 4]; the first unless said"},
	}
)
