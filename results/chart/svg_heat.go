package chart

// heat draws a chart of rows and columns.
func (s *svg) heat(c *Chart) {}
