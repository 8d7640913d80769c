"""The nämnd's papers to the revisorer: its answer to an audit, its yttrande over an anmärkning."""
