"""Plans, mätningar and avvikelser of the internkontroll, by hand and by table."""
