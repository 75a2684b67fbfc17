// The empty Node of the bench: what any program costs that Node starts.
module.exports = { activate() {} };
