"""The only writers of tasks, work items and progress reports."""
