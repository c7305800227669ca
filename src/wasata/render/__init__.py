"""Records to text: the brief and the exports."""
