//! Widgets, each drawn by us and named for a screen reader.
