"""The requirements: one small function per rule, in named lists."""
