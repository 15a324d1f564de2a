"""Makes the evidence of the example cases: papers, pictures, mails and a UBL invoice, the same bytes each time."""
