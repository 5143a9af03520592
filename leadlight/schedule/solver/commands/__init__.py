"""leadlight timetable and leadlight bench timetable, and the evenings they are tried on."""
