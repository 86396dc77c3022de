"""What a PDF says: lines in reading order, sections, links, figures. Bytes in, values out, through PDFium."""
