"""The weekly exchange with the office as the laptop sees it: out, in, two versions, hand-over."""
