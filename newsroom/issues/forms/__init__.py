"""The other forms of publication, texts made of sections: deep dive (深度), monthly (月评), annual (年报)."""
