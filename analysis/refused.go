package analysis

// Refused is a question that a run cannot answer: why, and what to do.
type Refused struct{ Message, Hint string }

func (e *Refused) Error() string { return e.Message }
