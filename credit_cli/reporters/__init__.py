"""Results become screens, JSON, pages, letters and calendars. No arithmetic."""
