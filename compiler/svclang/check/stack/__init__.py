"""What AWS refuses of a CloudFormation template, or takes and gets wrong, and cfn-lint lets pass.

In: a template as data. Out: `Problem`s, each at the smallest node that is wrong. What the language
itself can say is right before it comes here; these checks are for what is written in
CloudFormation's own words, in a `cfn { … }` or a raw `resource`, and see what the compiler made
beside it. A value that only the deployment knows is taken as right.

    made          a template, its resources, and what a value of them refers to
    run           all checks, in one call
    apis          REST APIs, their stages and deployments, and who waits for them
    functions     functions, their versions and aliases
    mappings      what reads queues and streams
    callers       who calls functions by the leave of a permission
    permissions   who may call a function
    roles         what a role may do, and what is done with it
    events        what tables, buckets and topics tell
"""
