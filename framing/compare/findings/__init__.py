"""What page one says: findings, their order, the report's headline and title."""
