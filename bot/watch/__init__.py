"""The operator's eye: heartbeats, notices of trouble, metrics."""
