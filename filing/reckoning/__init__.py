"""What is owed on a date: interest, costs, imputation of payments; every cent explained."""
