"""Best practices: submitted by teachers, reviewed by experts, certified."""
