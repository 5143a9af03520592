"""What changes in this room: a round's days and tables, bookings, wishes."""
