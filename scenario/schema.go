package scenario

import (
	"bytes"
	"encoding/json"
)

// object is a mapping of a JSON Schema. Its keys are printed in order.
type object map[string]any

// Schema is the JSON Schema of scenario files, for editors (draft 7, the last that editors of YAML know whole): the keys
// that each mapping may have, with what they mean, and what their values look like. It is made from the tables that the
// loader reads, and is laxer: what an expression says, and whether names exist, only the loader knows. Everything may
// be null, which removes what a file extends.
func Schema() []byte {
	schema := object{
		"$schema":     "http://json-schema.org/draft-07/schema#",
		"title":       "A wargame scenario, format version 1",
		"description": "What is uncertain, what policies may set, how the world moves and what counts.",
		"type":        "object",
		"properties":  properties(append(sections[:len(sections):len(sections)], labelKeys...)),
		"required":    []string{"wargame"},

		"additionalProperties": false,
		"definitions":          definitions(),
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(schema); err != nil {
		panic("scenario: " + err.Error()) // it is made of strings alone
	}
	return text.Bytes()
}

// scalarTypes are the types of expressions and texts: YAML takes some of them for numbers or truth values.
var scalarTypes = []string{"string", "number", "boolean", "null"}

// namePattern is what an entry may be called; templates have $ before the name of a set.
const namePattern = `^[a-z$][a-z0-9_$]*$`

// definitions describe every shape.
func definitions() object {
	list := func(items any) object { return object{"type": []string{"array", "null"}, "items": items} }
	either := func(shapes ...any) object { return object{"anyOf": shapes} }
	text := object{"type": scalarTypes}
	defs := object{
		string(aVersion):     object{"const": 1},
		string(anExpression): either(text, reference("by_member")),
		"by_member": object{"type": "object", "minProperties": 1, "additionalProperties": either(text, reference("by_member")),
			"description": "in an entry with $SET in its name: a value for each member, and otherwise"},
		string(someText):   text,
		string(aFlag):      object{"type": []string{"boolean", "null"}},
		string(someNames):  list(text),
		string(aRange):     object{"type": []string{"array", "null"}, "items": text, "minItems": 2, "maxItems": 2},
		string(aDirection): object{"enum": []any{"higher", "lower", nil}},
		string(aBound):     object{"type": []string{"string", "null"}, "pattern": "^(at most|at least|above|below) "},
		string(aDelay):     either(reference(string(anExpression)), closed(delayKeys)),
		string(aLimit):     object{"enum": []any{limitWords[0], limitWords[1], nil}},
		string(someEffects): object{"type": []string{"object", "null"}, "additionalProperties": object{
			"type": []string{"string", "null"}, "pattern": `^(add|remove|set) `}},
		string(someSettings): object{"type": []string{"object", "null"}, "additionalProperties": either(text, object{
			"type": "object", "additionalProperties": text, "minProperties": 1})},
		string(someChosen): section(text),
		string(aClock):     mapping(clockKeys),
		string(aMethod):    object{"enum": []any{methods[Euler], methods[RK4], nil}},
		string(aSet):       object{"type": []string{"object", "null"}, "additionalProperties": list(text)},
		string(someItems):  list(object{"type": "array", "items": text, "minItems": 3, "maxItems": 3}),
		string(someSeries): list(either(text, entryOf(valueKey, nil))),
		string(someChecks): list(either(text, mapping(checkKeys))),
		string(aChoice):    either(text, reference("choice")),
		"choice": object{"type": "object", "properties": object{"by": text}, "required": []string{"by"},
			"additionalProperties": text},

		string(someActors):      section(mapping(actorKeys)),
		string(someVariables):   section(either(text, entryOf(valueKey, nil))),
		string(someLevers):      section(mapping(leverKeys)),
		string(someStrategies):  section(section(mapping(strategyKeys))),
		string(somePolicies):    section(mapping(policyKeys)),
		string(someStocks):      section(mapping(stockKeys)),
		string(someFlows):       section(mapping(flowKeys)),
		string(someAuxiliaries): section(either(text, reference("choice"), entryOf(auxiliaryKey, nil))),
		string(someEvents):      section(mapping(eventKeys)),
		string(someOutcomes):    section(either(text, entryOf(valueKey, outcomeKeys))),
	}
	gameDefinitions(defs)
	base := either(text, closed(extendsKeys))
	defs[string(bases)] = either(text, object{"type": "array", "items": base})
	defs[string(someTables)] = section(object{"type": []string{"object", "null"}, "properties": properties(labelKeys),
		"additionalProperties": text})
	return defs
}

// section is a mapping of names to entries; a template may have a value for each member of a set.
func section(entry object) object {
	return object{"type": []string{"object", "null"}, "propertyNames": object{"pattern": namePattern}, "additionalProperties": entry,
		"patternProperties": object{`\$`: object{"anyOf": []any{entry, reference("by_member")}}}}
}

// mapping is a mapping with the given keys and the descriptive ones.
func mapping(own keys) object {
	return closed(append(own[:len(own):len(own)], labelKeys...))
}

// closed is a mapping with the given keys alone.
func closed(own keys) object {
	return object{"type": []string{"object", "null"}, "properties": properties(own), "additionalProperties": false}
}

// entryOf is an entry in the long form of one that may be a bare value.
func entryOf(value key, own keys) object { return mapping(append(keys{value}, own...)) }

func properties(of keys) object {
	p := object{}
	for _, k := range of {
		p[k.name] = object{"$ref": "#/definitions/" + string(k.shape), "description": k.doc}
	}
	return p
}

func reference(name string) object { return object{"$ref": "#/definitions/" + name} }

// gameDefinitions describe the shapes of the section game.
func gameDefinitions(defs object) {
	text := object{"type": scalarTypes}
	list := func(items any) object { return object{"type": []string{"array", "null"}, "items": items} }
	either := func(shapes ...any) object { return object{"anyOf": shapes} }
	entries := func(own keys) object { return section(mapping(own)) }
	defs[string(aGame)] = mapping(gameKeys)
	defs[string(someTeams)] = entries(teamKeys)
	defs[string(someRoles)] = entries(roleKeys)
	defs[string(someInjects)] = entries(injectKeys)
	defs[string(someReadings)] = list(either(text, mapping(readingKeys)))
	defs[string(someObjectives)] = list(either(text, mapping(objectiveKeys)))
	defs[string(someEstimates)] = list(mapping(estimateKeys))
	defs[string(aBudget)] = mapping(budgetKeys)
	defs[string(aLate)] = object{"enum": []any{"keep", "default", "facilitator", nil}}
	defs[string(aReveal)] = object{"enum": []any{"debrief", "next turn", nil}}
	defs[string(aTurnOrTurns)] = either(text, list(text))
	defs[string(oneOrMoreTeams)] = either(text, list(text))
	defs[string(someTexts)] = list(text)
	defs[string(aCost)] = either(text, object{"type": "object", "additionalProperties": text})
}
