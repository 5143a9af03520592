"""Pages of invitations: for families, for the child who invites, for the desk."""
