"""Ten weeks in one go: what each reader received against what an independent model says it was owed."""
