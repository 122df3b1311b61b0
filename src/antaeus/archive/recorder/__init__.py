"""The recorder: papers arise from what happens in a month, and from nothing else."""
