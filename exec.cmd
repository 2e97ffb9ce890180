@rem package.json says "exec node ..." so that signals reach Node instead of npm's shell. Windows has no exec: this is one.
@%*
