"""What the law says on a date: dated, sourced tables and pure functions over them."""
