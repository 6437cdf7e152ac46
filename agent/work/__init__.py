"""Work that outlives a crash: its queue and its workers. The only room that imports dbos."""
