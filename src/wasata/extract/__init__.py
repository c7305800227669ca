"""An article to assertions. The stages meet only through the records that the pipeline passes."""
