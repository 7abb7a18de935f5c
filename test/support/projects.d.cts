export function drawingFiles(): readonly string[];
