"""Every sentence, Chinese and English side by side."""
